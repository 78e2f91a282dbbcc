package io.guanhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.Outcome;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTests {

    @ParameterizedTest
    @CsvSource({
        "0x00000001, fault", // message length
        "0x0000000B, fault", // destination address
        "0x00000050, fault", // destination type of number
        "0x00000051, fault", // destination numbering plan
        "0x00000033, fault", // number of destinations
        "0x00000040, fault", // destination flag
        "0x00000043, fault", // esm_class
        "0x000000FE, fault", // delivery failure
        "0x00000002, outage", // command length
        "0x00000003, outage", // command id
        "0x00000004, outage", // not bound
        "0x00000005, outage", // bound already
        "0x00000008, outage", // system error
        "0x0000000A, outage", // our source address
        "0x0000000D, outage", // bind failed
        "0x0000000E, outage", // password
        "0x0000000F, outage", // system id
        "0x00000014, outage", // queue full
        "0x00000015, outage", // service type
        "0x00000045, outage", // submit failed
        "0x00000048, outage", // our type of number
        "0x00000053, outage", // system type
        "0x00000058, outage", // throttled
        "0x00000064, outage", // temporary application error
        "0x00000065, outage", // permanent application error: of the centre, whose operator can mend
        // it
        "0x00000100, outage", // SMPP 5.0: service type unauthorised
        "0x00000400, outage", // a centre's own
        "0x000000FF, outage" // unknown
    })
    void tellsAnOutageFromAFault(String status, String what) {
        Outcome outcome = Statuses.outcome(Integer.decode(status));

        assertThat(outcome).isInstanceOf(what.equals("fault") ? Outcome.Refused.class : Outcome.Unavailable.class);
    }

    @Test
    void blamesTheMessageForNoStatusOfSmppButThese() throws IllegalAccessException {
        Set<String> blamed = new TreeSet<>();
        for (Field constant : SMPPConstant.class.getFields()) {
            if (constant.getName().startsWith("STAT_ESME_")
                    && Statuses.outcome(constant.getInt(null)) instanceof Outcome.Refused) {
                blamed.add(constant.getName());
            }
        }

        assertThat(blamed)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(
                        "STAT_ESME_RDELIVERYFAILURE",
                        "STAT_ESME_RINVDESTFLAG",
                        "STAT_ESME_RINVDSTADR",
                        "STAT_ESME_RINVDSTNPI",
                        "STAT_ESME_RINVDSTTON",
                        "STAT_ESME_RINVESMCLASS",
                        "STAT_ESME_RINVMSGLEN",
                        "STAT_ESME_RINVNUMDESTS"));
    }
}
