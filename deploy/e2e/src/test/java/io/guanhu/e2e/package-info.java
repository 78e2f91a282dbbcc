/**
 * The suite from outside, on the packaged jars: its story, what it must never write down, and kill
 * -9.
 */
@NullMarked
package io.guanhu.e2e;

import org.jspecify.annotations.NullMarked;
