/** What the law means for each category of a customer's data, as values and in words. */
@NullMarked
package io.guanhu.privacy.model.assessment;

import org.jspecify.annotations.NullMarked;
