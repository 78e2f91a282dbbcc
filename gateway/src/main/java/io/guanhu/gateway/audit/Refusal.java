package io.guanhu.gateway.audit;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import java.util.regex.Pattern;

/**
 * What was refused to whom. Equal refusals are counted together.
 *
 * @param operation a method and a path pattern; never an actual path
 * @param code the problem's code
 * @param actorId the caller's id, or {@code address-} and a keyed hash if the caller is unknown
 */
record Refusal(String operation, String code, ActorType actorType, String actorId) {

    /** Stands for all callers once there is no room to count them separately. */
    static final String OTHERS = "others";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}]");
    private static final int LONGEST = 200;

    Refusal {
        operation = clean(operation);
        code = clean(code);
        actorId = clean(actorId);
    }

    /** The same refusal, of an unspecified caller. */
    Refusal ofOthers() {
        return new Refusal(operation, code, ActorType.ANONYMOUS, OTHERS);
    }

    private static String clean(String text) {
        String one = BREAKS.matcher(text).replaceAll("?");
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST);
    }
}
