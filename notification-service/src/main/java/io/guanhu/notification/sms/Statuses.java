package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.Outcome;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/**
 * What an SMS centre's command_status (SMPP 3.4, section 5.1.3) says about a message. A few
 * statuses blame the message or its destination. All others, including a centre's own unknown ones,
 * mean a problem with the centre, the connection or our account. That counts as an outage, because
 * another time or another configuration may work.
 */
final class Statuses {

    /** The message itself, or the number it goes to, will never be accepted. */
    private static final Set<Integer> OWN_FAULTS = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RINVNUMDESTS,
            SMPPConstant.STAT_ESME_RINVDESTFLAG,
            SMPPConstant.STAT_ESME_RINVESMCLASS,
            SMPPConstant.STAT_ESME_RDELIVERYFAILURE);

    private Statuses() {}

    static Outcome outcome(int status) {
        String code = "smpp-status-" + status;
        return OWN_FAULTS.contains(status) ? new Outcome.Refused(code) : new Outcome.Unavailable(code);
    }
}
