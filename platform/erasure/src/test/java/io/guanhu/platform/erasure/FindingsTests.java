package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTests {

    @Test
    void addUpWhatSeveralRoundsRemoved() {
        assertThat(Findings.merge(
                        List.of(finding("profile", Action.ERASED, 3, 0)),
                        List.of(finding("profile", Action.ERASED, 1, 0))))
                .containsExactly(finding("profile", Action.ERASED, 4, 0));
    }

    @Test
    void rememberTheActionWhenALaterRoundFindsNothingLeft() {
        assertThat(Findings.merge(
                        List.of(finding("profile", Action.ERASED, 3, 0)),
                        List.of(finding("profile", Action.NOTHING_HELD, 0, 0))))
                .containsExactly(finding("profile", Action.ERASED, 3, 0));
    }

    @Test
    void keepPlacesApart() {
        assertThat(Findings.merge(
                        List.of(finding("profile", Action.ERASED, 1, 0)),
                        List.of(finding("token", Action.ERASED, 2, 0))))
                .hasSize(2);
    }

    @Test
    void areCleanOnlyIfEveryPlaceWasReadBackEmpty() {
        List<Finding> erased = List.of(finding("profile", Action.ERASED, 1, 0), finding("token", Action.ERASED, 1, 0));

        assertThat(Findings.clean(erased, erased)).isTrue();
        assertThat(Findings.clean(erased, erased.subList(0, 1))).isFalse();
        assertThat(Findings.clean(erased, List.of())).isFalse();
        assertThat(Findings.clean(erased, List.of(erased.get(0), finding("token", Action.ERASED, 1, 1))))
                .isFalse();
    }

    private static Finding finding(String store, Action action, long removed, long readBack) {
        return new Finding(store, DataCategory.CONTACT, action, removed, readBack);
    }
}
