package io.rowmq.ra.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * The types of RowMQ's records, as the JVM remembers them: {@link ObjectMethods} keeps those of the record for which it
 * last made a method, and with them the class loader of an archive that has been undeployed since (seen on Java 17).
 */
final class RecordTypes {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");

    private RecordTypes() {}

    /** Has the JVM make the methods of records for a type of its own, which it remembers instead. */
    static void forget() {
        try {
            Lookup lookup = MethodHandles.publicLookup();
            MethodHandle component = lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            for (String method : List.of("equals", "hashCode", "toString")) {
                ObjectMethods.bootstrap(lookup, method, MethodHandle.class, String.class, "text", component);
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "The JVM may keep the classes of this archive until it loads another one", e);
        }
    }
}
