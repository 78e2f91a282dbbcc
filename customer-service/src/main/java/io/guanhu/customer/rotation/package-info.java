/**
 * Gives all customers search tokens of a new key, while they are searched and changed, and destroys
 * the old one.
 */
@NullMarked
package io.guanhu.customer.rotation;

import org.jspecify.annotations.NullMarked;
