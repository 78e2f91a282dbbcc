package io.guanhu.ownership.model.stewardship;

import org.jspecify.annotations.Nullable;

/**
 * What changes when a customer is assigned to a manager.
 *
 * @param ended the assignment that ends at the instant the new one begins
 * @param left the stay in a pool that ends at that instant
 */
public record OwnerChange(
        @Nullable Assignment ended, @Nullable PoolStay left, Assignment started) {}
