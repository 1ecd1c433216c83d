package dev.quittance.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;

/** What the form of every act sends, whatever else it asks for. */
public class ActForm {

    @FormParam("reason")
    @DefaultValue("")
    String reason = "";

    @FormParam("form_id")
    @DefaultValue("")
    String formId = "";
}
