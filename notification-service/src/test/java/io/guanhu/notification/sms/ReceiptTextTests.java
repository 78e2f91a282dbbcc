package io.guanhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTests {

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, true",
        "delivrd, true",
        "EXPIRED, false",
        "DELETED, false",
        "UNDELIV, false",
        "REJECTD, false",
        "ENROUTE, ",
        "ACCEPTD, ",
        "UNKNOWN, "
    })
    void readsWhatBecameOfAMessage(String state, @Nullable Boolean delivered) {
        ReceiptText text = ReceiptText.of("id:0123 sub:001 dlvrd:001 submit date:2611260800 done date:2611260801 stat:"
                + state
                + " err:000 text:Hello");

        assertThat(text.id()).isEqualTo("0123");
        assertThat(text.delivered()).isEqualTo(delivered);
        assertThat(text.marks()).isEqualTo("submitted 2611260800");
    }

    @Test
    void knowsARepetitionByTheTimeItHas() {
        assertThat(ReceiptText.of("id:1 done date:2611260801 stat:EXPIRED").marks())
                .isEqualTo("done 2611260801 EXPIRED");
        assertThat(ReceiptText.of("id:1 stat:EXPIRED").marks()).isNull();
    }

    @Test
    void readsNothingFromTheMessageItself() {
        ReceiptText text = ReceiptText.of("id:1 stat:UNDELIV text:id:2 stat:DELIVRD done date:2611260801");

        assertThat(text).isEqualTo(new ReceiptText("1", false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID:7 SUB:001 STAT:DELIVRD", "stat:DELIVRD id:7", "sub:001 id: 7 stat: DELIVRD err:"})
    void readsWhatCentresMakeOfTheForm(String text) {
        assertThat(ReceiptText.of(text)).isEqualTo(new ReceiptText("7", true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "msgid:7", "text:id:7"})
    void findsNoIdWhereThereIsNone(String text) {
        assertThat(ReceiptText.of(text).id()).isNull();
    }
}
