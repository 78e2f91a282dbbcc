package io.guanhu.customer.vault;

import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Value;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Seals values for the audit log with the customer's keys, so that they are erased with the
 * category.
 */
@Component
public class SealedDetails {

    private final Keyring keyring;
    private final ValueJson json;

    SealedDetails(Keyring keyring, ValueJson json) {
        this.keyring = keyring;
        this.json = json;
    }

    /**
     * A value to be recorded.
     *
     * @param aspect which value of the field it is, such as {@code before}
     */
    public record Detail(Field field, String aspect, Value value) {}

    public Mono<List<SealedDetail>> seal(UUID customerId, List<Detail> details) {
        Set<DataCategory> categories =
                details.stream().map(detail -> detail.field().category()).collect(Collectors.toUnmodifiableSet());
        return keyring.provide(customerId, categories)
                .map(keys -> details.stream().map(detail -> seal(keys, detail)).toList());
    }

    private SealedDetail seal(CustomerKeys keys, Detail detail) {
        DataCategory category = detail.field().category();
        String field = detail.field().code() + "." + detail.aspect();
        byte[] sealed = keys.seal(category, field, json.bytes(detail.value()));
        return new SealedDetail(category, field, Base64.getEncoder().encodeToString(sealed));
    }
}
