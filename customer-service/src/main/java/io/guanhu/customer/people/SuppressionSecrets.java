package io.guanhu.customer.people;

import java.util.Map;

/** The secrets of the slow hash, by version. */
interface SuppressionSecrets {

    /** The version for new entries. */
    int current();

    /** The versions that are still available. */
    Map<Integer, byte[]> living();
}
