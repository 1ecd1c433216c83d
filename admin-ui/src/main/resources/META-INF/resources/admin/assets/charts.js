// Draws each chart from the table that stands beneath it, in the colours of the page.
const colour = (tone) => {
  const probe = document.createElement("span");
  probe.className = "tone-" + tone;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
};

function read(table) {
  const heads = [...table.querySelectorAll("th")];
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
  const series = heads.flatMap((head, column) =>
    head.dataset.tone
      ? [{ name: head.textContent, tone: head.dataset.tone, values: rows.map((row) => Number(row[column])) }]
      : []);
  return { names: rows.map((row) => row[0]), series };
}

function options(chart) {
  const { names, series } = read(document.getElementById(chart.dataset.table));
  const steps = chart.dataset.kind === "steps";
  const ink = colour("quiet");
  const edge = colour("edge");
  const category = {
    type: "category",
    data: steps ? names.map((name) => name.slice(5, 16)) : names,
    inverse: !steps,
    axisLabel: { color: ink },
    axisLine: { lineStyle: { color: edge } },
    axisTick: { show: false },
  };
  const value = {
    type: "value",
    minInterval: 1,
    axisLabel: { color: ink },
    splitLine: { lineStyle: { color: edge } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    // Drawn, not written as markup: the policy of these pages allows no style in it.
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText" },
    legend: { show: series.length > 1, top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, textStyle: { color: ink } },
    grid: { left: 8, right: 16, top: series.length > 1 ? 32 : 8, bottom: 4, containLabel: true },
    xAxis: steps ? category : value,
    yAxis: steps ? value : category,
    series: series.map((one) => ({
      type: "bar",
      name: one.name,
      stack: steps ? "all" : undefined,
      barMaxWidth: 18,
      barCategoryGap: steps ? "20%" : "35%",
      itemStyle: { color: colour(one.tone) },
      data: one.values,
    })),
  };
}

function draw() {
  for (const chart of document.querySelectorAll(".chart")) {
    const drawn = echarts.getInstanceByDom(chart) ?? echarts.init(chart);
    drawn.setOption(options(chart), true);
    drawn.resize();
  }
}

document.body.addEventListener("htmx:afterSettle", draw);
addEventListener("resize", draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
draw();
