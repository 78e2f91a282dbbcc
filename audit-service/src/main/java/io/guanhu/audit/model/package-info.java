/**
 * The arithmetic and the formats of the log: RFC 6962 trees, C2SP tiles, checkpoints and signed
 * notes, and what a leaf says. Trusts nothing but a signed checkpoint.
 */
@NullMarked
package io.guanhu.audit.model;

import org.jspecify.annotations.NullMarked;
