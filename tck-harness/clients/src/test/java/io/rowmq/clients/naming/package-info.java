/** Naming services that keep administered objects: files, an LDAP directory, and an application server. */
@NullMarked
package io.rowmq.clients.naming;

import org.jspecify.annotations.NullMarked;
