/** The parts of messages that providers accepted. Shared by sending and by processing receipts. */
@NullMarked
package io.guanhu.notification.parts;

import org.jspecify.annotations.NullMarked;
