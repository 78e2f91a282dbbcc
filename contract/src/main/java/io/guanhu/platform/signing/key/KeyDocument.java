package io.guanhu.platform.signing.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service's published keys: served at an address of its own, and stored as a file in a trust
 * directory.
 */
public record KeyDocument(String service, List<MessageKey> keys) {

    public KeyDocument {
        keys = List.copyOf(keys);
    }

    /** This document with further keys; keys with a known id are replaced. */
    KeyDocument with(List<MessageKey> more) {
        Map<String, MessageKey> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        more.forEach(key -> byId.put(key.id(), key));
        return new KeyDocument(service, List.copyOf(byId.values()));
    }
}
