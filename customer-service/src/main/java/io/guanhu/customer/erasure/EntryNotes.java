package io.guanhu.customer.erasure;

import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.platform.keyring.access.OrderNotes;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The entries made by an order, stored where restoring the data does not affect them. */
@Component
class EntryNotes {

    private static final String KIND = "suppression";

    private final OrderNotes notes;
    private final JsonMapper json;

    EntryNotes(OrderNotes notes, JsonMapper json) {
        this.notes = notes;
        this.json = json;
    }

    Mono<List<Entry>> find(UUID orderId) {
        return notes.find(orderId, KIND).map(this::read);
    }

    /**
     * Keeps the entries of the first call. An empty result is not kept, because a later call may
     * know more.
     */
    Mono<List<Entry>> keep(UUID orderId, List<Entry> entries) {
        return entries.isEmpty()
                ? Mono.just(entries)
                : notes.keep(orderId, KIND, json.writeValueAsString(entries)).map(this::read);
    }

    private List<Entry> read(String note) {
        return List.of(json.readValue(note, Entry[].class));
    }
}
