/**
 * What every command on a request shares: one transaction, recorded refusals, and a guard against
 * people who changed the customer's contacts. Shared by the slices with endpoints for people.
 */
@NullMarked
package io.guanhu.privacy.command;

import org.jspecify.annotations.NullMarked;
