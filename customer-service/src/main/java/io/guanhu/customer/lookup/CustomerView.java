package io.guanhu.customer.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as shown to staff: masked, without fields of restricted or erased categories.
 *
 * @param fields by field name, a text or a list of texts
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CustomerView(
        UUID id,
        long version,
        CustomerStatus status,
        String branch,
        @Nullable Owner owner,
        @Nullable LocalDate relationshipEndedOn,
        @Schema(ref = FieldSchemas.SHOWN) Map<String, Object> fields,
        Map<DataCategory, Holding> categories) {

    static CustomerView of(Dossier dossier, Masks masks) {
        Customer customer = dossier.customer();
        return new CustomerView(
                customer.id(),
                customer.version(),
                customer.status(),
                customer.branch(),
                dossier.owner(),
                customer.relationshipEndedOn(),
                ValueJson.plain(dossier.profile(), masks::mask),
                dossier.holdings());
    }

    /** Changes with the version and with the owner, who is not part of the version. */
    String etag() {
        return owner == null
                ? IfMatch.etagOf(version)
                : IfMatch.etagOf(version, owner.managerId() + "@" + owner.branch());
    }
}
