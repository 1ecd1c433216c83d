// A folder is its index.html, and a page without its last slash is sent to the address with it: as the application's
// own route does where no CloudFront stands in front. Only plain names are sent anywhere: '//elsewhere' is no page.
function handler(event) {
    var request = event.request;
    if (request.uri.endsWith('/')) {
        request.uri += 'index.html';
    } else if (/^(\/[\w-]+)+$/.test(request.uri)) {
        return {
            statusCode: 301,
            statusDescription: 'Moved Permanently',
            headers: { location: { value: request.uri + '/' } }
        };
    }
    return request;
}
