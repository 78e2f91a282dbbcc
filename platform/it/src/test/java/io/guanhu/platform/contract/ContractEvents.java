package io.guanhu.platform.contract;

import io.guanhu.testing.EventExamples;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every event of the contract, and an example of each. */
public final class ContractEvents {

    /** What an event is keyed by, and what refers to it: no example stands behind another one. */
    private static final Set<String> IDS =
            Set.of("customerId", "requestId", "orderId", "resourceId", "entryId", "notificationId");

    /** What entries and heads of a ledger are keyed by. */
    private static final String LEDGER = "origin";

    private ContractEvents() {}

    public static List<Class<?>> all() {
        return Contract.events();
    }

    /** An example as a service that may publish it would write it. */
    public static Event example(Class<?> type, UUID id) {
        EventType described = EventCodec.typeOf(type);
        JsonNode schema = Contract.schema(described.value());
        ObjectNode json =
                (ObjectNode) JsonMapper.shared().readTree(EventCodec.write(EventExamples.of(type, schema, true)));
        IDS.stream().filter(json::has).forEach(member -> json.put(member, id.toString()));
        String key = ((Event) EventExamples.of(type, schema, true)).key();
        if (json.path(LEDGER).asString("").equals(key)) {
            json.put(LEDGER, id.toString());
        }
        for (String speaker : List.of("service", "holder")) {
            if (json.has(speaker)) {
                json.put(speaker, "customer-service");
            }
        }
        return (Event) EventCodec.read(type, json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
