package io.guanhu.e2e;

/**
 * A value that must be nowhere.
 *
 * @param kind what it is, such as {@code phone}; reports name the kind, never the value
 */
record Needle(String kind, String value) {

    @Override
    public String toString() {
        return "Needle[" + kind + "]";
    }
}
