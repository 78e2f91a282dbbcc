package io.guanhu.customer.people;

import java.util.Map;

/** The secrets of the slow hash, by version. */
interface SuppressionSecrets {

    /** The version that new entries are made with. */
    int current();

    /** The versions that can still be hashed with. */
    Map<Integer, byte[]> living();
}
