package io.rowmq.store.jdbc.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a disk may do with writes that were not synced when the power goes. */
public enum PowerLoss {
    /** All of them are lost. */
    LOSES_ALL {
        @Override
        List<DiskWrite> survivors(List<DiskWrite> pending, Random random) {
            return List.of();
        }
    },
    /** The first of them survive, in order. */
    KEEPS_ORDER {
        @Override
        List<DiskWrite> survivors(List<DiskWrite> pending, Random random) {
            return pending.subList(0, random.nextInt(pending.size() + 1));
        }
    },
    /** The first of them survive, and a part of the next: its first sectors. */
    TEARS_THE_LAST {
        @Override
        List<DiskWrite> survivors(List<DiskWrite> pending, Random random) {
            if (pending.isEmpty()) {
                return pending;
            }
            int whole = random.nextInt(pending.size());
            List<DiskWrite> survivors = new ArrayList<>(pending.subList(0, whole));
            survivors.add(pending.get(whole).torn(random));
            return survivors;
        }
    },
    /** Any of them survive, each whole. */
    REORDERS {
        @Override
        List<DiskWrite> survivors(List<DiskWrite> pending, Random random) {
            return pending.stream().filter(write -> random.nextBoolean()).toList();
        }
    },
    /** Any sectors of any of them survive. */
    REORDERS_SECTORS {
        @Override
        List<DiskWrite> survivors(List<DiskWrite> pending, Random random) {
            return pending.stream()
                    .flatMap(write -> write.sectors(random).stream())
                    .toList();
        }
    };

    abstract List<DiskWrite> survivors(List<DiskWrite> pending, Random random);
}
