package io.guanhu.platform.keyring.encryption;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Binds a wrapped key to the version that wrapped it and to its use. */
public final class VersionContext {

    private static final Pattern VERSION = Pattern.compile("[a-z0-9-]{1,64}");

    private VersionContext() {}

    /** The associated data of the wrapping: the version's name, a line feed, the context. */
    public static byte[] of(String version, byte[] context) {
        byte[] name = (version + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bound = new byte[name.length + context.length];
        System.arraycopy(name, 0, bound, 0, name.length);
        System.arraycopy(context, 0, bound, name.length, context.length);
        return bound;
    }

    /**
     * Validates the name of a version before it becomes part of another name.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static String requireName(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("Not a name of a root key's version");
        }
        return version;
    }
}
