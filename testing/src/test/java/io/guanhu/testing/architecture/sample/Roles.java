package io.guanhu.testing.architecture.sample;

import java.util.Set;
import java.util.function.Function;

/** Asks for roles in place of permissions. */
public final class Roles {

    private Roles() {}

    record Caller(Set<String> roles, String id) {}

    public static final class Call {
        boolean sees(Caller caller) {
            return caller.roles().contains("auditor");
        }
    }

    public static final class Reference {
        Function<Caller, Set<String>> roles() {
            return Caller::roles;
        }
    }

    /** The correct one. */
    public static final class Identity {
        String who(Caller caller) {
            return caller.id();
        }
    }
}
