package io.guanhu.platform.web;

/** Keyed tags, by which a service knows its own cursors again. */
public interface CursorTags {

    /** The tag of a value for a purpose. */
    byte[] of(String purpose, String value);

    /** Whether a tag is that of a value for a purpose. */
    boolean matches(byte[] tag, String purpose, String value);

    /** How many bytes a tag has. */
    int length();
}
