package io.guanhu.privacy.model.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerEntryTests {

    private final LedgerEntry first = LedgerEntry.first("{\"order\":1}");
    private final LedgerEntry second = first.next("{\"order\":2}");

    @Test
    void chainsWithoutGaps() {
        assertThat(second.position()).isEqualTo(first.position() + 1);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.intact()).isTrue();
    }

    @Test
    void showsAnyChange() {
        assertThat(new LedgerEntry(2, "{\"order\":3}", second.previousHash(), second.hash()).intact())
                .isFalse();
        assertThat(new LedgerEntry(3, second.order(), second.previousHash(), second.hash()).intact())
                .isFalse();
        assertThat(new LedgerEntry(2, second.order(), second.hash(), second.hash()).intact())
                .isFalse();
    }
}
