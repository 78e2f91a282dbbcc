package io.guanhu.privacy.model.law;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a hold keeps data. */
public enum HoldGround {
    /**
     * An anti-money-laundering investigation. Nobody outside compliance may learn of it, least of
     * all the customer (反洗钱法 art. 7). It can only prolong an existing duty to keep data.
     */
    AML_INVESTIGATION("cn-aml-investigation"),
    /** Unsettled debts: their vouchers are kept. */
    UNSETTLED_MATTER("cn-accounting-unsettled"),
    /** A claim that may still be brought; lapses automatically with the period of limitation. */
    CLAIM("cn-claims"),
    /** An order by a court or another authority. */
    AUTHORITY_ORDER(null);

    private final @Nullable String rule;

    HoldGround(@Nullable String rule) {
        this.rule = rule;
    }

    /** The rule that allows or requires such a hold; absent for an individual order. */
    Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /** Whether its very existence is secret. */
    public boolean secret() {
        return this == AML_INVESTIGATION;
    }
}
