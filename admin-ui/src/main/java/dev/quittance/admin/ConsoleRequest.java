package dev.quittance.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Set;

/** What every page's frame and forms need to know of the request under way. The application's guard fills it. */
@RequestScoped
@Named("console")
public class ConsoleRequest {

    private String operator = "";
    private String session = "";
    private Set<String> roles = Set.of();
    private String section = "";
    private String formToken = "";
    private String pageId = "";
    private int forms;
    private String requestId = "";

    /**
     * Called once, before the page.
     *
     * @param operator empty before login
     * @param session names the login; not for pages
     * @param section the first part of the path after {@code /admin/}
     * @param formToken proves that a form was sent from a page of ours
     * @param pageId new for each page; what the ids of its forms begin with
     */
    public void begin(
            String operator,
            String session,
            Set<String> roles,
            String section,
            String formToken,
            String pageId,
            String requestId) {
        this.operator = operator;
        this.session = session;
        this.roles = Set.copyOf(roles);
        this.section = section;
        this.formToken = formToken;
        this.pageId = pageId;
        this.requestId = requestId;
    }

    public String operator() {
        return operator;
    }

    public boolean loggedIn() {
        return !operator.isEmpty();
    }

    public String role() {
        return admin() ? "admin" : mayAct() ? "operator" : "viewer";
    }

    public boolean mayAct() {
        return roles.contains("operator") || admin();
    }

    public boolean admin() {
        return roles.contains("admin");
    }

    public String section() {
        return section;
    }

    public String formToken() {
        return formToken;
    }

    /** For one form: sent twice it acts once, and its neighbours on the page act as well. */
    public String nextFormId() {
        return pageId + "-" + ++forms;
    }

    String session() {
        return session;
    }

    Act act(ActForm form) {
        return act(form.reason, form.formId);
    }

    Act act(String reason, String sentFormId) {
        return new Act(operator, reason.strip(), sentFormId, requestId);
    }
}
