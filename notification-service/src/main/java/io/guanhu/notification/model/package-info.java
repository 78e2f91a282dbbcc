/**
 * What a notification is, how its text is made and cut into short messages, and when it is tried
 * again. Ports to providers.
 */
@NullMarked
package io.guanhu.notification.model;

import org.jspecify.annotations.NullMarked;
