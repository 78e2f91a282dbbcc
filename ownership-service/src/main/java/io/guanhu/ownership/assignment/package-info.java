/** Assigns customers to managers, and shows who looked after whom at any instant. */
@NullMarked
package io.guanhu.ownership.assignment;

import org.jspecify.annotations.NullMarked;
