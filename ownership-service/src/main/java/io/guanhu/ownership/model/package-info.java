/** Decides who may look after whom: here are decisions and refusals, around them pure states and values. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
