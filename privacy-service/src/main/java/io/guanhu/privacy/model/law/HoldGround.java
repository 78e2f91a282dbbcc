package io.guanhu.privacy.model.law;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a hold keeps data. */
public enum HoldGround {
    /**
     * An anti-money-laundering investigation. Nobody but compliance may learn of it, the customer
     * least of all (反洗钱法 art. 7). It only prolongs what the law keeps anyhow.
     */
    AML_INVESTIGATION("cn-aml-investigation"),
    /** Debts that are not settled: their vouchers stay. */
    UNSETTLED_MATTER("cn-accounting-unsettled"),
    /** A claim that may still be brought; ends by itself with the period of limitation. */
    CLAIM("cn-claims"),
    /** A court or another authority demands it. */
    AUTHORITY_ORDER(null);

    private final @Nullable String rule;

    HoldGround(@Nullable String rule) {
        this.rule = rule;
    }

    /** The rule that allows or demands such a hold; absent for an order in the single case. */
    Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /** Whether its very existence is a secret. */
    public boolean secret() {
        return this == AML_INVESTIGATION;
    }
}
