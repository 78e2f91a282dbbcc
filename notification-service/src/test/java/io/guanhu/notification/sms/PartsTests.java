package io.guanhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.Continuing.Rest;
import io.guanhu.notification.model.message.ShortMessages;
import io.guanhu.notification.sms.Dialect.Concatenation;
import java.util.Set;
import java.util.UUID;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;

class PartsTests {

    private static final UUID ID = UUID.fromString("01936f00-0000-7000-8000-00000000fffe");
    private static final ShortMessages LONG = ShortMessages.of("码".repeat(150));

    @Test
    void leavesOutWhatWasTaken() {
        assertThat(parts(1, 1, 3).remaining()).containsExactly(2);
        assertThat(parts(1).remaining()).containsExactly(1, 2, 3);
    }

    @Test
    void joinsThePartsByAHeaderOrByParameters() {
        assertThat(parts(1).body(2, Concatenation.UDH)).startsWith(5, 0, 3, 0xff, 3, 2);
        assertThat(parts(1).parameters(2, Concatenation.UDH)).isEmpty();
        assertThat(parts(1).type(Concatenation.UDH).value()).isEqualTo((byte) 0x40);

        assertThat(parts(1).body(2, Concatenation.SAR)).hasSize(134).startsWith(0x78, 0x01);
        assertThat(parts(1).parameters(2, Concatenation.SAR))
                .containsExactly(
                        new OptionalParameter.Sar_msg_ref_num((short) 0xffff),
                        new OptionalParameter.Sar_total_segments((byte) 3),
                        new OptionalParameter.Sar_segment_seqnum((byte) 2));
        assertThat(parts(1).type(Concatenation.SAR).value()).isZero();
    }

    @Test
    void givesEachSendingItsOwnReference() {
        assertThat(parts(2).body(1, Concatenation.UDH)).startsWith(5, 0, 3, 0, 3, 1);
    }

    @Test
    void sendsAShortTextAsItIs() {
        Parts parts = new Parts(ShortMessages.of("码"), new Rest(1, Set.of()), ID);

        assertThat(parts.body(1, Concatenation.UDH)).containsExactly(0x78, 0x01);
        assertThat(parts.type(Concatenation.UDH).value()).isZero();
        assertThat(parts.parameters(1, Concatenation.SAR)).isEmpty();
    }

    private static Parts parts(int sending, Integer... taken) {
        return new Parts(LONG, new Rest(sending, Set.of(taken)), ID);
    }
}
