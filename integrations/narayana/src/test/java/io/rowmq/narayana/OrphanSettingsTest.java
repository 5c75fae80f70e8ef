package io.rowmq.narayana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanSettingsTest {

    @Test
    void whoRecoversItsOwnNodeIsNotWarned() {
        assertThat(new OrphanSettings("shop", List.of("till", "shop"), 3).warning())
                .isEmpty();
        assertThat(new OrphanSettings("shop", List.of("*"), 1).warning()).isEmpty();
    }

    @Test
    void whoRecoversOtherNodesIsToldWhatToSet() {
        assertThat(new OrphanSettings("shop", List.of("1"), 3).warning())
                .hasValueSatisfying(warning ->
                        assertThat(warning).contains("'shop'", "[1]", "stays in doubt", "xaRecoveryNodes=shop"));
        assertThat(new OrphanSettings("shop", List.of(), 3).warning()).isPresent();
    }

    @Test
    void whoHasNoFiltersIsToldWhatToSet() {
        assertThat(new OrphanSettings("shop", List.of("shop"), 0).warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("xaResourceOrphanFilterClassNames"));
    }

    @Test
    void whatIsShippedRecoversTheNodeThatItNames() {
        assertThat(OrphanSettings.ofThisJvm().warning()).isEmpty();
    }
}
