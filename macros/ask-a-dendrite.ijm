// What does this dendrite do with its inputs? Three questions to one neuron, each answered with plots, tables and a map on the neuron:
// how much of a signal arrives, what one inhibitory synapse does by its place and time, and how the cell fires.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results"; then, if you like, the
// image it was traced in, for maps over it, and at how many places synapses shall be tried.
//
// Writes a folder for each question (figures, places and sections as CSV, plots as PNG and CSV, maps as TIFF, the answer as JSON) and a picture of its map.

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
places = 60;
if (given.length > 3)
	places = parseInt(given[3]);
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);
if (template != "")
	open(template);
traced = getTitleOrNothing();

ask("Map Attenuation...", "attenuation", "frequency=100 places=" + places);
ask("Map Inhibition...", "inhibition", "membrane=layer-5 places=" + places);
ask("Measure Excitability...", "excitability", "membrane=layer-5");
print("Input resistance: " + d2s(getResult("Input resistance (MΩ)", nResults - 1), 1) + " MΩ, rheobase: "
	+ d2s(getResult("Rheobase (nA)", nResults - 1), 3) + " nA");
return results;

// Asks, and saves the first map as it is seen.
function ask(command, name, options) {
	if (template != "") {
		selectImage(traced);
		options = options + " maps=overlay";
	}
	run(command, "model=[" + cell + "] " + options + " folder=[" + results + "/" + name + "]");
	selectImage(nImages);
	Stack.setPosition(1, 1, 1);
	run("Flatten", "slice");
	run("8-bit Color", "number=128");
	saveAs("PNG", results + "/" + name + ".png");
	for (i = nImages; i > 0; i--) {
		selectImage(i);
		if (getTitle() != traced)
			close();
	}
}

function getTitleOrNothing() {
	if (nImages == 0)
		return "";
	return getTitle();
}
