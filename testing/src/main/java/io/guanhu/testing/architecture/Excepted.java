package io.guanhu.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.TreeMap;

/** Classes with an exception from a rule, each with the reason. */
final class Excepted {

    private final String module;
    private final Map<String, String> whys = new TreeMap<>();

    Excepted(String module) {
        this.module = module;
    }

    void add(String type, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Why is " + type + " excepted?");
        }
        whys.put(module + "." + type, why);
    }

    boolean contains(JavaClass type) {
        return whys.containsKey(outermost(type).getName());
    }

    Map<String, String> whys() {
        return Map.copyOf(whys);
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Excepted::outermost).orElse(type);
    }
}
