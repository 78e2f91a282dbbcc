package io.guanhu.gateway.audit;

import java.util.regex.Pattern;

/**
 * What was refused to whom. Those that are equal are counted together.
 *
 * @param operation a method and a pattern of paths; never a path
 * @param code of the problem
 * @param actorType STAFF, CUSTOMER, SERVICE or ANONYMOUS
 * @param actorId of a caller; of nobody known, {@code address-} and a keyed hash
 */
record Refusal(String operation, String code, String actorType, String actorId) {

    /** Stands for those whom there is no room to tell apart. */
    static final String OTHERS = "others";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}]");
    private static final int LONGEST = 200;

    Refusal {
        operation = clean(operation);
        code = clean(code);
        actorType = clean(actorType);
        actorId = clean(actorId);
    }

    /** The same of anybody. */
    Refusal ofOthers() {
        return new Refusal(operation, code, "ANONYMOUS", OTHERS);
    }

    private static String clean(String text) {
        String one = BREAKS.matcher(text).replaceAll("?");
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST);
    }
}
