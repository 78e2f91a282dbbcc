package io.guanhu.platform.signing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service publishes of its keys: at an address of its own, and as a file of a trust
 * directory.
 */
public record KeyDocument(String service, List<MessageKey> keys) {

    public KeyDocument {
        keys = List.copyOf(keys);
    }

    /** This document with keys that it may not know yet; what it knows of them is replaced. */
    KeyDocument with(List<MessageKey> more) {
        Map<String, MessageKey> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        more.forEach(key -> byId.put(key.id(), key));
        return new KeyDocument(service, List.copyOf(byId.values()));
    }
}
