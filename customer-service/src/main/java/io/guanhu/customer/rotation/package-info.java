/**
 * Gives all customers search tokens of a new key while searches and changes continue, and destroys
 * the old key.
 */
@NullMarked
package io.guanhu.customer.rotation;

import org.jspecify.annotations.NullMarked;
