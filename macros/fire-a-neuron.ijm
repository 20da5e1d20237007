// How many synapses must act to fire a neuron, and how near in time? Out of ten thousand, scattered and in clusters, with and without inhibition and NMDA
// receptors, within narrow and wide windows; then two populations that act apart, jitter, and inhibition that leads or lags.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results"; then, if you like, the
// image it was traced in, for maps over it, how often places and onsets shall be drawn, and in how many trials each lag shall be tried.
//
// Writes into a folder for each question figures, places, sections and curves as CSV, plots as PNG and CSV, maps as TIFF, the answer as JSON, and a picture of the map.

given = split(getArgument(), ";");
if (given.length >= 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
template = "";
if (given.length > 2)
	template = given[2];
if (template != "")
	if (!File.exists(template))
		exit("There is no image " + template + "; expected the one in which the neuron was traced.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);
maps = "";
if (template != "")
	maps = " maps=overlay";
draws = "";
if (given.length > 3)
	draws = " seeds=" + given[3];
trials = "";
if (given.length > 4)
	trials = " trials=" + given[4];

ask("Count Synapses to Spike...", draws, "count");
needed = getResult("Synapses needed", nResults - 1);
ask("Measure Input Timing...", trials, "timing");
width = getResult("Coincidence window (ms)", nResults - 1);
window = "wider than the lags that were tried";
if (!isNaN(width))
	window = d2s(width, 1) + " ms";
print("Synapses needed: " + d2s(needed, 1) + "; coincidence window: " + window);
close("*");
return results;

// One question with its folder, and its first map as it is seen.
function ask(question, options, name) {
	folder = results + "/" + name;
	File.makeDirectory(folder);
	if (template != "")
		open(template);
	run(question, "model=[" + cell + "] membrane=layer-5" + options + maps + " folder=[" + folder + "]");
	run("Flatten", "slice");
	run("8-bit Color", "number=128");
	saveAs("PNG", folder + "/map.png");
	close("*");
}
