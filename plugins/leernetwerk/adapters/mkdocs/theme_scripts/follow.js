/* Loads the page of a preview again when there is a newer version: what MkDocs (BSD licence) puts into every page. */
(() => {
  const { epoch, request } = document.currentScript.dataset;
  let asking;
  let waiting;
  const ask = () => {
    asking = new XMLHttpRequest();
    asking.onloadend = () => {
      if (parseFloat(asking.responseText) > epoch) location.reload();
      else waiting = setTimeout(ask, asking.status === 200 ? 0 : 3000);
    };
    asking.open("GET", `/livereload/${epoch}/${request}`);
    asking.send();
  };
  const stop = () => {
    if (asking) {
      asking.onloadend = null;
      asking.abort();
    }
    clearTimeout(waiting);
  };
  const follow = () => {
    stop();
    if (document.visibilityState === "visible") ask();
  };
  addEventListener("load", follow);
  addEventListener("visibilitychange", follow);
  addEventListener("beforeunload", stop);
})();
