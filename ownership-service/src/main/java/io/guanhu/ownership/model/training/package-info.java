/** What managers learn before they look after customers, and what they have passed. */
@NullMarked
package io.guanhu.ownership.model.training;

import org.jspecify.annotations.NullMarked;
