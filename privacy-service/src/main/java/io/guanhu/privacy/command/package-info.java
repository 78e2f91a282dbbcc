/**
 * What every command on a request shares: one transaction, refusals that are recorded, and a guard against
 * whoever changed the customer's contacts. Shared by the slices that people reach.
 */
@NullMarked
package io.guanhu.privacy.command;

import org.jspecify.annotations.NullMarked;
