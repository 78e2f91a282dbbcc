/** Assigns customers to managers, and shows who looked after whom at a given instant. */
@NullMarked
package io.guanhu.ownership.assignment;

import org.jspecify.annotations.NullMarked;
