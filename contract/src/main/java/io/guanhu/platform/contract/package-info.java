/** Events, orders and receipts: one record per CloudEvents type, grouped by producer. */
@NullMarked
package io.guanhu.platform.contract;

import org.jspecify.annotations.NullMarked;
