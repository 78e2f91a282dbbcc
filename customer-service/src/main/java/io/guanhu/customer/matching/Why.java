package io.guanhu.customer.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * Why a person must decide; for compliance.
 *
 * @param erased the resemblance to somebody who was erased or restricted
 * @param customer the resemblance to a customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Why(@Nullable Likeness erased, @Nullable Likeness customer) {

    public static Why of(Suspicion suspicion) {
        return new Why(suspicion.listed().orElse(null), suspicion.alike().orElse(null));
    }
}
