/** Decides who may look after whom: pure states, values and refusals. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
