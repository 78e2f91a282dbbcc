/** Whether a person may be somebody the bank knows: a customer, or one who was erased. */
@NullMarked
package io.guanhu.customer.matching;

import org.jspecify.annotations.NullMarked;
