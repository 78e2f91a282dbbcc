package io.guanhu.platform.web;

/** Keyed tags by which a service recognises its own cursors. */
public interface CursorTags {

    /** The tag of a value for a purpose. */
    byte[] of(String purpose, String value);

    /** Whether a tag belongs to a value for a purpose. */
    boolean matches(byte[] tag, String purpose, String value);

    /** The length of a tag in bytes. */
    int length();
}
