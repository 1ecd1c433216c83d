/**
 * Mail on one machine: GreenMail takes what the application sends, over SMTP and without sending any of it on; here it is
 * kept on disk and shown to whoever looks.
 */
@NullMarked
package dev.quittance.cloud.mail;

import org.jspecify.annotations.NullMarked;
