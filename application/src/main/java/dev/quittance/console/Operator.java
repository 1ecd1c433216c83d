package dev.quittance.console;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.PasswordType;
import io.quarkus.security.jpa.Roles;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who may sit at the console. */
@Entity
@UserDefinition
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled by Hibernate, read by the login
public class Operator extends PanacheEntityBase {

    @Id
    @Username
    public String username;

    /** bcrypt, in modular crypt format. */
    @Password(PasswordType.MCF)
    public String passwordHash;

    @Roles
    public String role;
}
